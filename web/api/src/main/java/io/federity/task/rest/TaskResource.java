package io.federity.task.rest;

import io.federity.rest.Answers;
import io.federity.rest.Idempotent;
import io.federity.rest.PageQuery;
import io.federity.security.CurrentActor;
import io.federity.task.service.TaskService;
import io.federity.wire.TaskView;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

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
  @APIResponseSchema(value = TaskView[].class, responseCode = "200")
  public Response inbox(@BeanParam PageQuery page) {
    return page.answer(request -> tasks.page(caller.get(), request));
  }

  /**
   * Takes a task, so that others see who is at it.
   *
   * @param id id of the task
   */
  @POST
  @Idempotent
  @Path("{id}/claim")
  @Consumes(MediaType.WILDCARD)
  @APIResponseSchema(value = TaskView.class, responseCode = "200")
  public Response claim(@PathParam("id") String id) {
    return Answers.ok(tasks.claim(caller.get(), id));
  }

  /**
   * Gives a task back.
   *
   * @param id id of the task
   */
  @POST
  @Idempotent
  @Path("{id}/release")
  @Consumes(MediaType.WILDCARD)
  @APIResponseSchema(value = TaskView.class, responseCode = "200")
  public Response release(@PathParam("id") String id) {
    return Answers.ok(tasks.release(caller.get(), id));
  }
}
