# Keycloak, the only place with passwords. One unpacked and built distribution in the cache serves every instance.
keycloak_version=26.7.3
keycloak_sha256=27a6535553c3cdcd083872ba40629efafb3475e3b758e0c6f691395561dd0f1f
keycloak_cached="$FEDERITY_CACHE/keycloak-$keycloak_version"

require_machine_keycloak() {
  require_port "$FEDERITY_KEYCLOAK_PORT" FEDERITY_KEYCLOAK_PORT Keycloak
  require_port "$FEDERITY_KEYCLOAK_MANAGEMENT_PORT" FEDERITY_KEYCLOAK_MANAGEMENT_PORT "Keycloak's health checks"
  JAVA_HOME=$("$root/bin/find-jdk") || exit 1
  export JAVA_HOME
  require_node
}

require_keycloak() {
  require_machine_keycloak
  [ -e "$keycloak_cached/.built" ] || fetch_keycloak
}

fetch_keycloak() {
  local zip unpacked log
  zip=$(keycloak_zip)
  if [ ! -s "$zip" ]; then
    say "keycloak: fetching $keycloak_version (177 MB, once)"
    "$root/mvnw" -B -q -N -f "$root/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.9.0:get \
      -Dartifact="org.keycloak:keycloak-quarkus-dist:$keycloak_version:zip" -Dtransitive=false >&2 ||
      fail "Keycloak could not be fetched from Maven Central. Check the network; a proxy or mirror belongs in ~/.m2/settings.xml."
  fi
  [ "$(sha256 "$zip")" = "$keycloak_sha256" ] ||
    fail "$zip is not the expected file (SHA-256 differs). Delete it and try again."
  unpacked="$FEDERITY_CACHE/unpacking.$$"
  log="$FEDERITY_VAR/log/keycloak-build.log"
  rm -rf "$unpacked" "$keycloak_cached"
  mkdir -p "$unpacked"
  (cd "$unpacked" && "$JAVA_HOME/bin/jar" xf "$zip") || fail "could not unpack $zip"
  say "keycloak: preparing (once)"
  bash "$unpacked/keycloak-$keycloak_version/bin/kc.sh" build --db=dev-file --health-enabled=true >"$log" 2>&1 ||
    fail "Keycloak could not be prepared; see $log"
  touch "$unpacked/keycloak-$keycloak_version/.built"
  mv "$unpacked/keycloak-$keycloak_version" "$keycloak_cached"
  rmdir "$unpacked"
}

keycloak_zip() {
  local repository="${MAVEN_REPO_LOCAL:-$HOME/.m2/repository}"
  printf '%s/org/keycloak/keycloak-quarkus-dist/%s/keycloak-quarkus-dist-%s.zip' \
    "$repository" "$keycloak_version" "$keycloak_version"
}

launch_keycloak() {
  local home="$FEDERITY_VAR/keycloak" hospital name
  mkdir -p "$home/data/import"
  rm -rf "$home/bin" "$home/conf"
  cp -R "$keycloak_cached/bin" "$keycloak_cached/conf" "$home/"
  for name in lib providers themes version.txt; do
    ln -sfn "$keycloak_cached/$name" "$home/$name"
  done

  FEDERITY_PORTAL_SECRET=$(secret portal-client)
  KC_BOOTSTRAP_ADMIN_USERNAME=admin
  KC_BOOTSTRAP_ADMIN_PASSWORD=$(secret keycloak-admin)
  export FEDERITY_PUBLIC_URL FEDERITY_PORTAL_SECRET KC_BOOTSTRAP_ADMIN_USERNAME KC_BOOTSTRAP_ADMIN_PASSWORD
  for hospital in $demo_hospitals; do
    export "FEDERITY_WORKER_SECRET_$(printf %s "$hospital" | tr '[:lower:]' '[:upper:]')=$(secret "worker-$hospital")"
  done
  prepare_realm "$home"
  export JAVA_OPTS_KC_HEAP="-Xms128m -Xmx512m"
  launch keycloak bash "$home/bin/kc.sh" start --optimized --import-realm --http-enabled=true \
    --hostname="http://localhost:$FEDERITY_KEYCLOAK_PORT" --http-host="${FEDERITY_BIND:-127.0.0.1}" \
    --http-port="$FEDERITY_KEYCLOAK_PORT" --http-management-port="$FEDERITY_KEYCLOAK_MANAGEMENT_PORT"
}

# Keycloak imports a realm only once, so a changed realm, secret or address starts a new user database.
prepare_realm() {
  local home=$1 realm="$1/data/import/federity-realm.json" stamp
  node "$root/realm-config/merge.mjs" "$root/realm-config/federity-realm.json" "$root/realm-config/demo-overlay.json" >"$realm"
  stamp=$({ cat "$realm" && env | grep -E '^FEDERITY_(PUBLIC_URL|PORTAL_SECRET|WORKER_SECRET_)' | sort; } | sha256)
  if [ -d "$home/data/h2" ] && [ "$(cat "$home/imported" 2>/dev/null)" != "$stamp" ]; then
    say "keycloak: the realm's description changed; its demo users are imported anew"
    rm -rf "$home/data/h2"
  fi
  printf '%s\n' "$stamp" >"$home/imported"
}

healthy_keycloak() {
  curl -sf -o /dev/null --max-time 5 "http://localhost:$FEDERITY_KEYCLOAK_MANAGEMENT_PORT/health/ready" &&
    curl -sf -o /dev/null --max-time 5 "$OIDC_URL/.well-known/openid-configuration"
}

address_keycloak() { printf 'http://localhost:%s' "$FEDERITY_KEYCLOAK_PORT"; }
