package io.federity.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.error.Refusal;
import io.federity.idempotency.persistence.KeptAnswerStore;
import io.federity.idempotency.service.RepeatedRequests;
import io.federity.idempotency.service.RepeatedRequests.Claim;
import io.federity.object.ObjectId;
import io.federity.security.CurrentActor;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.ejb.EJBException;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.UserTransaction;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;

/**
 * Does a request with an idempotency key once. The answer is kept in the transaction that does what
 * was asked, so that there is never one without the other. A refusal has changed nothing: it is not
 * kept, and its key stays free.
 */
@Interceptor
@Idempotent
@Priority(Interceptor.Priority.APPLICATION)
public class IdempotencyInterceptor {
  static final String REPLAYED = "Idempotency-Replayed";
  private final ObjectMapper json = JsonBinding.mapper();

  @Inject HttpServletRequest request;
  @Inject CurrentActor caller;
  @Inject RepeatedRequests requests;
  @Resource UserTransaction transaction;

  @AroundInvoke
  Object answer(InvocationContext context) throws Exception {
    String header = request.getHeader(IdempotencyKey.HEADER);
    if (header == null) {
      return context.proceed();
    }
    return switch (IdempotencyKey.parse(header)) {
      case Outcome.Refused<String>(Refusal refusal) -> Answers.refused(refusal);
      case Outcome.Accepted<String>(String key) -> answer(context, key);
    };
  }

  private Object answer(InvocationContext context, String key) throws Exception {
    return switch (claim(key, fingerprint(context.getParameters()))) {
      case Claim.New _ -> once(context, key);
      case Claim.Answered(int status, String body) ->
          Response.status(status)
              .type(MediaType.APPLICATION_JSON_TYPE)
              .entity(body)
              .header(REPLAYED, "?1")
              .build();
      case Claim.OfAnother _ ->
          Answers.refused(
              new Refusal(
                  ErrorCode.IDEMPOTENCY_KEY_REUSED, "the key was used for another request"));
      case Claim.UnderWay _ ->
          Response.fromResponse(
                  Answers.refused(
                      new Refusal(
                          ErrorCode.IDEMPOTENCY_KEY_IN_USE, "the same request is under way")))
              .header(HttpHeaders.RETRY_AFTER, 1)
              .build();
    };
  }

  /** Of two first requests at once, the slower finds the row of the faster one. */
  private Claim claim(String key, String fingerprint) {
    String username = caller.get().username();
    try {
      return requests.claim(username, key, fingerprint);
    } catch (EJBException _) {
      return requests.claim(username, key, fingerprint);
    }
  }

  /** Method, path and body; white space and the order of members do not matter. */
  private String fingerprint(Object[] parameters) throws JsonProcessingException {
    StringBuilder asked = new StringBuilder(request.getMethod());
    asked.append(' ').append(request.getRequestURI()).append('?').append(request.getQueryString());
    for (Object parameter : parameters) {
      if (parameter instanceof Record body) {
        asked.append('\n').append(json.writeValueAsString(body));
      }
    }
    return ObjectId.ofBytes(asked.toString().getBytes(StandardCharsets.UTF_8)).hex();
  }

  private Object once(InvocationContext context, String key) throws Exception {
    String username = caller.get().username();
    boolean kept = false;
    transaction.begin();
    try {
      Object answer = context.proceed();
      if (transaction.getStatus() == Status.STATUS_ACTIVE) {
        kept = keep(username, key, answer);
        transaction.commit();
      } else {
        transaction.rollback();
      }
      return answer;
    } catch (Exception e) {
      kept = false;
      rollBack(e);
      throw e;
    } finally {
      if (!kept) {
        requests.release(username, key);
      }
    }
  }

  /** Longer answers are those to pushes only, and a push is the same when it is repeated. */
  private boolean keep(String username, String key, Object answer) throws JsonProcessingException {
    if (!(answer instanceof Response response) || response.getStatus() / 100 != 2) {
      return false;
    }
    String body = json.writeValueAsString(response.getEntity());
    if (body.length() > KeptAnswerStore.MAX_BODY) {
      return false;
    }
    requests.answered(username, key, response.getStatus(), body);
    return true;
  }

  private void rollBack(Exception cause) {
    try {
      if (transaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
        transaction.rollback();
      }
    } catch (SystemException e) {
      cause.addSuppressed(e);
    }
  }
}
