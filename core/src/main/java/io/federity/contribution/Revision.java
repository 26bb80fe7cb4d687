package io.federity.contribution;

import io.federity.object.ObjectId;
import java.time.Instant;

/** One pushed commit of a contribution; numbers count from 1. */
public record Revision(
    int number, ObjectId commit, ObjectId base, long numExamples, Instant pushed) {}
