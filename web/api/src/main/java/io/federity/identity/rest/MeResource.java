package io.federity.identity.rest;

import io.federity.identity.Actor;
import io.federity.identity.Role;
import io.federity.security.CurrentActor;
import io.federity.wallet.service.WalletService;
import io.federity.wire.ActorView;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The caller. */
@Path("/me")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class MeResource {
  @Inject CurrentActor caller;
  @Inject WalletService wallets;

  /** Name, hospital, roles and wallets of the caller. */
  @GET
  public ActorView view() {
    Actor actor = caller.get();
    return new ActorView(
        actor.username(),
        actor.displayName(),
        actor.hospital(),
        actor.roles().stream().map(Role::roleName).sorted().toList(),
        wallets.walletsOf(actor));
  }
}
