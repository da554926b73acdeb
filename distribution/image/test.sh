#!/usr/bin/env bash
# Builds the image on a base made of Debian's packages and runs it under runc, read-only and as the
# user that it names, against the checkout's local AWS. As root, on Debian, with mmdebstrap, skopeo,
# umoci and runc; no container engine, no registry.
set -euo pipefail
here=$(CDPATH='' cd -- "$(dirname "${BASH_SOURCE[0]}")" && pwd)
project=$(cd "$here/../.." && pwd)
work=$(mktemp -d)
container=therapeutic-locator-$$
export LOCAL_AWS_DIR=$work/aws
clean_up() {
  runc delete --force "$container" 2>/dev/null || true
  "$project/localstack/stop.sh" >/dev/null || true
  rm -rf "$work"
}
trap clean_up EXIT

missing=()
for tool in mmdebstrap skopeo umoci runc; do
  command -v "$tool" >/dev/null || missing+=("$tool")
done
if [ ${#missing[@]} -gt 0 ] || [ "$(id -u)" != 0 ]; then
  echo "needs root, and: apt-get install mmdebstrap skopeo umoci runc" >&2
  exit 2
fi

echo "base: Debian 12 with a Java runtime"
mmdebstrap --quiet --variant=minbase --include=openjdk-17-jre-headless,ca-certificates \
  bookworm "$work/layer.tar"
python3 "$here/base.py" "$work/layer.tar" "$work/base.tar"
rm "$work/layer.tar"

echo "image"
(cd "$project" && mvn -q -B -ntp -Pimage -DskipTests package "-Dimage.base=tar://$work/base.tar")
skopeo copy --quiet "docker-archive:$(ls "$here"/target/therapeutic-locator-image-*.tar)" \
  "oci:$work/oci:image"
umoci --log=error unpack --image "$work/oci:image" "$work/bundle"

echo "runs"
"$project/localstack/start.sh" aws >/dev/null
endpoint() { # service
  sed -n "s/^$1=//p" "$LOCAL_AWS_DIR/endpoints.properties"
}
s3=$(endpoint s3)
curl -sf --noproxy '*' -X PUT "$s3/image-test"
run() { # program arguments; what it says goes into the file said
  python3 "$here/bundle.py" "$work/bundle/config.json" "$project/sample" \
    "AWS_ENDPOINT_URL_S3=$s3" "AWS_ENDPOINT_URL_DYNAMODB=$(endpoint dynamodb)" -- "$@"
  runc run --bundle "$work/bundle" "$container" >"$work/said" 2>&1
}
expect() { # status, what is said, program arguments
  local status=0
  run "${@:3}" || status=$?
  if [ "$status" != "$1" ] || ! grep -qF "$2" "$work/said"; then
    cat "$work/said"
    echo "ended with $status instead of $1, or did not say: $2" >&2
    exit 1
  fi
  echo "  $1: $2"
}
load=(--input=/input/therapeutic-locator-sample.csv --bucket=image-test
  --table=image --createTable)
expect 0 "996 kept = 996 inserted + 0 updated + 0 unchanged" "${load[@]}"
expect 0 "996 kept = 0 inserted + 0 updated + 996 unchanged" "${load[@]}"
expect 2 "the local servers are not part of this installation" --local \
  --input=/input/therapeutic-locator-sample.csv
echo "passed"
