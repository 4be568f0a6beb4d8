/** What `curl --write-out` can write. */
export const writeOutNames: ReadonlySet<string> = new Set(
  `certs conn_id content_type errormsg exitcode filename_effective ftp_entry_path header_json http_code http_connect
  http_version json local_ip local_port method num_certs num_connects num_headers num_redirects num_retries onerror
  proxy_ssl_verify_result proxy_used redirect_url referer remote_ip remote_port response_code scheme size_download
  size_header size_request size_upload speed_download speed_upload ssl_verify_result stderr stdout time_appconnect
  time_connect time_namelookup time_posttransfer time_pretransfer time_queue time_redirect time_starttransfer time_total
  tls_earlydata url url_effective urlnum xfer_id`.split(/\s+/),
)
