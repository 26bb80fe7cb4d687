package io.federity.nft.rest;

import io.federity.nft.service.NftService;
import io.federity.rest.PageQuery;
import io.federity.rest.RepositoryPath;
import io.federity.security.CurrentActor;
import io.federity.wire.NftView;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** NFTs of a repository. */
@Path("/repositories/{owner}/{name}/nfts")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class NftResource {
  @Inject CurrentActor caller;
  @Inject NftService nfts;

  /** Minted and ordered NFTs, oldest first. */
  @GET
  @APIResponseSchema(value = NftView[].class, responseCode = "200")
  public Response list(@BeanParam RepositoryPath path, @BeanParam PageQuery page) {
    return page.answer(
        request -> path.repository().then(name -> nfts.page(caller.get(), name, request)));
  }
}
