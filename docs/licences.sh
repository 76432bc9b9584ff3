#!/usr/bin/env bash
# Prints the licence of every library Karnay runs with, as its pom in the local Maven repository says, and fails when
# one can be had under GPL or AGPL alone, or says nothing. Run it after ./karnay build.
set -euo pipefail

LIBRARIES=${1:-$(dirname "$0")/../server/target/karnay/lib}
REPOSITORY=${MAVEN_REPOSITORY:-$HOME/.m2/repository}

# The text of the first element $2 in the text $1, without what is around it.
element() {
  local rest=${1#*<"$2">}
  [[ $rest != "$1" ]] && sed 's/^[[:space:]]*//; s/[[:space:]]*$//' <<<"${rest%%</"$2">*}"
}

# The names of the licences in pom $1, or else in its parent's, with "or" between.
licences() {
  local pom licences parent artifact version
  [[ -e $1 ]] && pom=$(tr -d '\n\r' <"$1") || return 0
  if licences=$(element "$pom" licenses); then
    grep -o '<name>[^<]*' <<<"$licences" | sed 's/<name>[[:space:]]*//' | paste -sd'|' | sed 's/|/ or /g'
  elif parent=$(element "$pom" parent); then
    artifact=$(element "$parent" artifactId) version=$(element "$parent" version)
    licences "$REPOSITORY/$(element "$parent" groupId | tr . /)/$artifact/$version/$artifact-$version.pom"
  fi
}

poms=$(find "$REPOSITORY" -name '*.pom')
status=0
for jar in "$LIBRARIES"/*.jar; do
  name=$(basename "$jar" .jar)
  [[ $name == karnay-* ]] && continue
  licence=$(licences "$(grep -m1 -F "/$name.pom" <<<"$poms")")
  printf '%-55s %s\n' "$name" "${licence:-?}"
  if [[ -z $licence || ($licence =~ GPL|GNU && ! $licence =~ Apache|MIT|BSD|EPL|Eclipse|EDL) ]]; then
    echo "licences: $name must not be on the class path" >&2
    status=1
  fi
done
exit $status
