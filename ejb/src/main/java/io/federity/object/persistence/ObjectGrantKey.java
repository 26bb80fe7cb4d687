package io.federity.object.persistence;

import java.io.Serializable;

record ObjectGrantKey(String repositoryId, String objectId) implements Serializable {}
