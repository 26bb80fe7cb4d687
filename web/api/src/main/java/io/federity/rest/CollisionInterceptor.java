package io.federity.rest;

import io.federity.workflow.EngineCollision;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/**
 * Does a request again that collided with the process engine. Around all else, the claim of the
 * request's key included: nothing is left of an attempt that failed.
 */
@Interceptor
@Idempotent
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
public class CollisionInterceptor {
  @AroundInvoke
  Object answer(InvocationContext context) throws Exception {
    return EngineCollision.triedAgain(context::proceed);
  }
}
