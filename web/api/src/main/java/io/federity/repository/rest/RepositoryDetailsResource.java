package io.federity.repository.rest;

import io.federity.repository.service.RepositoryService;
import io.federity.rest.Answers;
import io.federity.rest.PageQuery;
import io.federity.rest.RepositoryPath;
import io.federity.security.CurrentActor;
import io.federity.wire.MemberRequest;
import io.federity.wire.MemberView;
import io.federity.wire.RepositoryView;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/**
 * One repository and its members. A class of its own: once a request has matched the path of a
 * class, no class with a shorter path is asked (Jakarta REST, section 3.7.2).
 */
@Path("/repositories/{owner}/{name}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class RepositoryDetailsResource {
  @Inject CurrentActor caller;
  @Inject RepositoryService repositories;

  /** One repository. */
  @GET
  @APIResponseSchema(value = RepositoryView.class, responseCode = "200")
  public Response view(@BeanParam RepositoryPath path) {
    return Answers.ok(path.repository().then(name -> repositories.view(caller.get(), name)));
  }

  /** The members, by username. */
  @GET
  @Path("members")
  @APIResponseSchema(value = MemberView[].class, responseCode = "200")
  public Response members(@BeanParam RepositoryPath path, @BeanParam PageQuery page) {
    return page.answer(request ->
        path.repository().then(name -> repositories.members(caller.get(), name, request)));
  }

  /**
   * Sets a member's roles; none removes the member.
   *
   * @param user username of the member
   */
  @PUT
  @Path("members/{user}")
  @APIResponseSchema(value = MemberView.class, responseCode = "200")
  public Response putMember(
      @BeanParam RepositoryPath path, @PathParam("user") String user, MemberRequest request) {
    return Answers.ok(
        path.repository().then(name -> repositories.putMember(caller.get(), name, user, request)));
  }
}
