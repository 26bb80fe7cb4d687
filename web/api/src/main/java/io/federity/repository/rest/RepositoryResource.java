package io.federity.repository.rest;

import io.federity.repository.service.RepositoryService;
import io.federity.rest.Answers;
import io.federity.rest.RepositoryPath;
import io.federity.security.CurrentActor;
import io.federity.wire.MemberRequest;
import io.federity.wire.RepositoryRequest;
import io.federity.wire.RepositoryView;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Repositories and their members. */
@Path("/repositories")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class RepositoryResource {
  @Inject CurrentActor caller;
  @Inject RepositoryService repositories;

  /** Every repository that the caller may read. */
  @GET
  public List<RepositoryView> list() {
    return repositories.list(caller.get());
  }

  /** Creates a repository of the caller's hospital. */
  @POST
  public Response create(RepositoryRequest request) {
    return Answers.created(repositories.create(caller.get(), request));
  }

  /** One repository. */
  @GET
  @Path("{owner}/{name}")
  public Response view(@BeanParam RepositoryPath path) {
    return Answers.ok(path.repository().then(name -> repositories.view(caller.get(), name)));
  }

  /** The members, by username. */
  @GET
  @Path("{owner}/{name}/members")
  public Response members(@BeanParam RepositoryPath path) {
    return Answers.ok(path.repository().then(name -> repositories.members(caller.get(), name)));
  }

  /** Sets a member's roles; none removes the member. */
  @PUT
  @Path("{owner}/{name}/members/{user}")
  public Response putMember(
      @BeanParam RepositoryPath path, @PathParam("user") String user, MemberRequest request) {
    return Answers.ok(
        path.repository().then(name -> repositories.putMember(caller.get(), name, user, request)));
  }
}
