package io.federity.repository.service;

import io.federity.commit.RefName;
import io.federity.commit.persistence.RefStores;
import io.federity.identity.Role;
import io.federity.identity.persistence.Account;
import io.federity.identity.persistence.AccountStore;
import io.federity.json.CanonicalJson;
import io.federity.object.ObjectId;
import io.federity.repository.persistence.MemberStore;
import io.federity.repository.persistence.StoredMember;
import io.federity.repository.persistence.StoredRepository;
import io.federity.wire.MemberView;
import io.federity.wire.RepositoryView;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;

/** Makes what the API and the portal show of a repository. */
@Dependent
public class RepositoryViews {
  @Inject MemberStore members;
  @Inject AccountStore accounts;
  @Inject RefStores refs;
  @Inject RepositoryProgress progress;

  RepositoryView view(StoredRepository repository) {
    String branch = repository.defaultBranch();
    return new RepositoryView(
        repository.id(),
        repository.name().owner(),
        repository.name().name(),
        repository.description(),
        repository.task(),
        repository.visibility().name().toLowerCase(Locale.ROOT),
        branch,
        CanonicalJson.text(repository.policy().json()),
        repository.createdBy(),
        repository.created(),
        RefName.branch(branch)
            .flatMap(refs.of(repository.id())::read)
            .map(ObjectId::hex)
            .orElse(null),
        progress.collectionMint(repository.id()).orElse(null),
        members(repository.id()),
        progress.openRound(repository.id(), branch).orElse(null));
  }

  List<MemberView> members(String repositoryId) {
    return members.membersOf(repositoryId).stream().map(this::member).toList();
  }

  /** A member who never signed in is shown by username, without hospital. */
  MemberView member(StoredMember member) {
    Account account =
        accounts
            .find(member.username())
            .orElseGet(() -> new Account(member.username(), member.username(), ""));
    return new MemberView(
        account.username(),
        account.displayName(),
        account.hospital(),
        member.roles().stream().map(Role::roleName).sorted().toList());
  }
}
