package io.federity.aggregation;

/**
 * One contribution that a round merges.
 *
 * @param commitId the commit that was approved
 * @param hospital who trained it
 * @param numExamples the training examples behind it
 * @param tensors its complete result tensors
 */
public record AggregationMember(
    String commitId, String hospital, long numExamples, TensorSource tensors) {}
