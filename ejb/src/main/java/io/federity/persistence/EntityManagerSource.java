package io.federity.persistence;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/**
 * Gives stores the container's entity manager, which follows the caller's transaction.
 *
 * <p>A session bean and not a plain bean: the container starts it after the persistence unit, while
 * plain beans are wired when the unit may not be known yet, and the deployment then fails now and
 * then.
 */
@Stateless
public class EntityManagerSource {
  @PersistenceContext(unitName = "federity")
  EntityManager entityManager;

  /** The entity manager of whatever transaction the caller is in. */
  @Produces
  @Dependent
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public EntityManager entityManager() {
    return entityManager;
  }
}
