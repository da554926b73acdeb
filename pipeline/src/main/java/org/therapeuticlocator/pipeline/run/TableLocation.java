package org.therapeuticlocator.pipeline.run;

/**
 * Which table a run loads, as it stands in report.json.
 *
 * @param kind of destination: {@code dynamodb}
 * @param name of the table
 * @param at the endpoint, or account and region
 */
public record TableLocation(String kind, String name, String at) {}
