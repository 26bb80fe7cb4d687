package io.federity.object.service;

import io.federity.identity.Actor;
import io.federity.object.ObjectId;
import io.federity.object.persistence.ObjectGrantStore;
import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;

/** Grants in short transactions of their own, after the bytes have arrived. */
@Stateless
public class ObjectGrants {
  @Inject ObjectGrantStore grants;
  @Inject Clock clock;

  /**
   * Gives the object to the repository and says whether that is new.
   *
   * @throws EJBException also where somebody else granted the same object at the same moment
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public boolean grant(String repositoryId, ObjectId object, Actor actor) {
    return grants.grant(repositoryId, object, actor.username(), clock.instant());
  }

  /** Whether the repository has the object. */
  public boolean isGranted(String repositoryId, ObjectId object) {
    return grants.isGranted(repositoryId, object);
  }
}
