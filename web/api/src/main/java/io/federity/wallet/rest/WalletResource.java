package io.federity.wallet.rest;

import io.federity.rest.Answers;
import io.federity.rest.Idempotent;
import io.federity.security.CurrentActor;
import io.federity.wallet.service.WalletService;
import io.federity.wire.WalletLinkRequest;
import io.federity.wire.WalletView;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** The caller's wallets. */
@Path("/wallets")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class WalletResource {
  @Inject CurrentActor caller;
  @Inject WalletService wallets;

  /** Links the wallet that signed a challenge. */
  @POST
  @Idempotent
  @APIResponseSchema(value = WalletView.class, responseCode = "201")
  public Response link(WalletLinkRequest request) {
    return Answers.created(wallets.link(caller.get(), request));
  }

  /**
   * Takes back that a wallet signs for the caller; what it signed stays valid.
   *
   * @param address public key of the wallet in Base58
   */
  @DELETE
  @Path("{address}")
  @APIResponseSchema(value = WalletView.class, responseCode = "200")
  public Response unlink(@PathParam("address") String address) {
    return Answers.ok(wallets.unlink(caller.get(), address));
  }

  /** The caller's wallets, first linked first. */
  @GET
  public List<WalletView> list() {
    return wallets.walletsOf(caller.get());
  }
}
