package io.federity.wallet.rest;

import io.federity.rest.Answers;
import io.federity.rest.Idempotent;
import io.federity.security.CurrentActor;
import io.federity.wallet.service.WalletService;
import io.federity.wire.ChallengeRequest;
import io.federity.wire.ChallengeView;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** Texts that a wallet signs in order to be linked. */
@Path("/wallet-challenges")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class WalletChallengeResource {
  @Inject CurrentActor caller;
  @Inject WalletService wallets;

  /** Asks for a text to sign. */
  @POST
  @Idempotent
  @APIResponseSchema(value = ChallengeView.class, responseCode = "201")
  public Response ask(ChallengeRequest request) {
    return Answers.created(wallets.challenge(caller.get(), request));
  }
}
