package io.federity.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** Gives stores the container's entity manager, which follows the caller's transaction. */
@Dependent
public class EntityManagerSource {
  @Produces
  @PersistenceContext(unitName = "federity")
  EntityManager entityManager;
}
