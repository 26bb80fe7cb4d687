package io.federity.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The API's own description; needs no token. */
@Path("/openapi.json")
@RequestScoped
public class OpenApiResource {
  /** The OpenAPI document of this API. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @APIResponse(responseCode = "200", description = "The document")
  public Response document() {
    InputStream document = OpenApiResource.class.getResourceAsStream("/openapi.json");
    if (document == null) {
      throw new IllegalStateException("openapi.json is not in the war");
    }
    return Response.ok(document).build();
  }
}
