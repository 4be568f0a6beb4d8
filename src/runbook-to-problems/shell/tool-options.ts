const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

/** Long options of tools that our pages name, without their hyphens. */
export const toolOptions: Readonly<Record<string, ReadonlySet<string>>> = {
  gitleaks: words(`baseline-path config diagnostics diagnostics-dir enable-rule exit-code follow-symlinks
    gitleaks-ignore-path help ignore-gitleaks-allow log-level log-opts max-archive-depth max-decode-depth
    max-target-megabytes no-banner no-color no-git pipe platform pre-commit redact report-format report-path
    report-template source staged timeout verbose version`),
  'pip-audit': words(`aliases cache-dir desc disable-pip dry-run extra-index-url fix format help ignore-vuln
    index-url local locked no-deps osv-url output path progress-spinner require-hashes requirement skip-editable
    strict timeout verbose version vulnerability-service`),
  schemathesis: words(`auth auth-wfc auth-wfc-user baseline baseline-prune baseline-update base-url checks
    config-file continue-on-failure exclude-by exclude-checks exclude-deprecated exclude-method
    exclude-method-regex exclude-name exclude-name-regex exclude-operation-id exclude-operation-id-regex
    exclude-path exclude-path-regex exclude-tag exclude-tag-regex force-color generation-allow-x00
    generation-codec generation-database generation-deterministic generation-graphql-allow-null
    generation-maximize generation-no-shrink generation-unique-inputs generation-with-security-parameters header
    help include-by include-method include-method-regex include-name include-name-regex include-operation-id
    include-operation-id-regex include-path include-path-regex include-tag include-tag-regex max-examples
    max-failures max-redirects max-response-time max-time mode no-color no-shrink origin output-sanitize
    output-truncate phases proxy rate-limit report report-allure-path report-dir report-har-path
    report-html-path report-json-path report-junit-path report-ndjson-path report-preserve-bytes report-vcr-path report-wfc-path
    request-cert request-cert-key request-retries request-timeout seed suppress-health-check schema-location tls-verify url
    version wait-for-schema warnings workers`),
}
