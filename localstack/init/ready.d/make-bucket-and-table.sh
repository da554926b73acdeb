#!/usr/bin/env bash
# LocalStack runs this when it is ready; running it again changes nothing.
set -euo pipefail
export AWS_DEFAULT_REGION=us-east-1
bucket=hello-heart-covid-data
table=providers

awslocal s3api head-bucket --bucket "$bucket" >/dev/null 2>&1 ||
  awslocal s3api create-bucket --bucket "$bucket" >/dev/null

awslocal dynamodb describe-table --table-name "$table" >/dev/null 2>&1 ||
  awslocal dynamodb create-table --table-name "$table" --billing-mode PAY_PER_REQUEST \
    --attribute-definitions AttributeName=id,AttributeType=S \
    --key-schema AttributeName=id,KeyType=HASH >/dev/null
awslocal dynamodb wait table-exists --table-name "$table"
