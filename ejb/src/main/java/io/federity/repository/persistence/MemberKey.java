package io.federity.repository.persistence;

import java.io.Serializable;

record MemberKey(String repositoryId, String username) implements Serializable {}
