package io.federity.benchmark.heart;

import io.federity.dataset.Dataset;
import io.federity.dataset.Hospital;

/** One hospital's rows, unscaled. */
public record Site(Hospital hospital, Dataset training, Dataset test) {}
