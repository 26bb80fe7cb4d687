# Secrets are random, made once, readable by the owner only, and reach the services by environment or file name.

random_hex() { od -An -v -tx1 -N "$1" /dev/urandom | tr -d ' \n'; }

secret() { cat "$FEDERITY_VAR/secrets/$1"; }

create_secret() {
  local file="$FEDERITY_VAR/secrets/$1"
  [ -s "$file" ] || (umask 077 && random_hex 32 >"$file.new" && mv "$file.new" "$file")
}

create_secrets() {
  local hospital
  (umask 077 && mkdir -p "$FEDERITY_VAR/secrets")
  create_secret keycloak-admin
  create_secret portal-client
  create_secret mint-secret
  for hospital in $demo_hospitals; do
    create_secret "worker-$hospital"
  done
}
