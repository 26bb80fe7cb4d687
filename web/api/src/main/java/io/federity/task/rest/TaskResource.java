package io.federity.task.rest;

import io.federity.rest.Answers;
import io.federity.rest.PageQuery;
import io.federity.security.CurrentActor;
import io.federity.task.service.TaskService;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** What waits for the caller. */
@Path("/tasks")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class TaskResource {
  @Inject CurrentActor caller;
  @Inject TaskService tasks;

  /** The inbox, oldest first. */
  @GET
  public Response inbox(@BeanParam PageQuery page) {
    return page.answer(request -> tasks.page(caller.get(), request));
  }

  /** Takes a task, so that others see who is at it. */
  @POST
  @Path("{id}/claim")
  @Consumes(MediaType.WILDCARD)
  public Response claim(@PathParam("id") String id) {
    return Answers.ok(tasks.claim(caller.get(), id));
  }

  /** Gives a task back. */
  @POST
  @Path("{id}/release")
  @Consumes(MediaType.WILDCARD)
  public Response release(@PathParam("id") String id) {
    return Answers.ok(tasks.release(caller.get(), id));
  }
}
