package io.federity.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** All resources live under {@code /api/v1}; the war's context root is {@code /api}. */
@ApplicationPath("/v1")
public class RestApplication extends Application {}
