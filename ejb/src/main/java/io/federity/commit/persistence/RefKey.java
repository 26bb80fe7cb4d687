package io.federity.commit.persistence;

import java.io.Serializable;

record RefKey(String repositoryId, String name) implements Serializable {}
