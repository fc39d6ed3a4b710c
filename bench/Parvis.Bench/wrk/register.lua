-- Registers requests through the API, each with a key of its own: nothing is answered from what was kept.
local turn, run = 0, ""

function init(args)
  run = args[1]
  wrk.method = "POST"
  wrk.headers["Content-Type"] = "application/json"
end

function request()
  turn = turn + 1
  wrk.headers["Idempotency-Key"] = run .. "-" .. turn
  return wrk.format(nil, nil, nil, string.format(
    '{"text": "Un nid-de-poule profond devant le numéro %d, dangereux à vélo.", "place": "%d rue des Lilas",' ..
    ' "requester": {"firstName": "Awa", "lastName": "Diop", "phone": "06%08d"}}', turn, turn % 200 + 1, turn % 100000000))
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format("FIGURES %d %d %d %d %d\n", latency:percentile(50), latency:percentile(99),
    summary.requests, summary.duration,
    errors.status + errors.connect + errors.read + errors.write + errors.timeout))
end
