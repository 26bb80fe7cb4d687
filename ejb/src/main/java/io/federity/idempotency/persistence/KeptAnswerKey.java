package io.federity.idempotency.persistence;

import java.io.Serializable;

record KeptAnswerKey(String username, String idempotencyKey) implements Serializable {}
