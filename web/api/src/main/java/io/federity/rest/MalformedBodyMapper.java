package io.federity.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import io.federity.error.ErrorCode;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.stream.Collectors;

/** A body that is not what the resource takes: names the member, not the classes behind it. */
@Provider
public class MalformedBodyMapper implements ExceptionMapper<JsonProcessingException> {
  @Override
  public Response toResponse(JsonProcessingException thrown) {
    String detail =
        thrown instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()
            ? "member \""
                + path(mapping)
                + "\" of the body is missing, unknown or of the wrong kind"
            : "the body is not the JSON object that is expected here";
    return Answers.problem(ErrorCode.BAD_REQUEST, 400, detail, null);
  }

  private static String path(JsonMappingException mapping) {
    return mapping.getPath().stream()
        .map(MalformedBodyMapper::step)
        .collect(Collectors.joining("."));
  }

  private static String step(JsonMappingException.Reference reference) {
    String name = reference.getFieldName();
    return name == null ? String.valueOf(reference.getIndex()) : name;
  }
}
