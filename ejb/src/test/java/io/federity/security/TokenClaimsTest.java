package io.federity.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.federity.identity.Actor;
import io.federity.identity.Role;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TokenClaimsTest {
  private static Map<String, Object> claims() {
    return new HashMap<>(
        Map.of(
            "preferred_username",
            "alice.cleveland",
            "name",
            "Alice Archer",
            "groups",
            List.of("/hospitals/cleveland", "/staff"),
            "realm_access",
            Map.of("roles", List.of("contributor", "offline_access")),
            "auth_time",
            1_795_230_362L));
  }

  @Test
  void token_ofAPerson_givesNameHospitalRolesAndTime() {
    assertThat(TokenClaims.actor(claims()::get))
        .isEqualTo(
            new Actor(
                "alice.cleveland",
                "Alice Archer",
                "cleveland",
                java.util.Set.of(Role.CONTRIBUTOR),
                Instant.ofEpochSecond(1_795_230_362L)));
  }

  @Test
  void token_withoutOptionalClaims_givesNoHospitalNoRolesAndNoFreshLogin() {
    Actor actor =
        TokenClaims.actor(Map.<String, Object>of("preferred_username", "service-account-x")::get);
    assertThat(actor)
        .isEqualTo(
            new Actor(
                "service-account-x", "service-account-x", "", java.util.Set.of(), Instant.EPOCH));
  }

  @Test
  void token_ofTwoHospitals_belongsToNone() {
    Map<String, Object> claims = claims();
    claims.put("groups", List.of("/hospitals/cleveland", "/hospitals/va"));
    assertThat(TokenClaims.actor(claims::get).hospital()).isEmpty();
  }

  @Test
  void token_withASubgroupOfAHospital_belongsToNone() {
    Map<String, Object> claims = claims();
    claims.put("groups", List.of("/hospitals/cleveland/cardiology"));
    assertThat(TokenClaims.actor(claims::get).hospital()).isEmpty();
  }

  @Test
  void token_withoutUser_isAFault() {
    assertThatThrownBy(() -> TokenClaims.actor(Map.<String, Object>of()::get))
        .isInstanceOf(IllegalStateException.class);
  }
}
