-- Registers requests through the API, each with a key of its own: nothing is answered from what was kept.
local turn, run = 0, ""
local first = { "Awa", "Marie", "Jean", "Mehmet", "Lucie", "Karim", "Anne", "Paul", "Fatou", "Hugo", "Nadia", "Yann",
  "Chloé", "Samuel", "Inès", "Louis", "Rose", "Idriss", "Zoé" }
local last = { "Diop", "Martin", "Durand", "Yilmaz", "Le Goff", "Haddad", "Morel", "Petit", "Traoré", "Roux", "Belkacem",
  "Kervella", "Fontaine", "Cohen", "Da Silva", "Garnier", "Nguyen", "Perrin", "Chevalier", "Lambert", "Masson", "Noël",
  "Renard" }
local street = { "Lilas", "Acacias", "Tilleuls", "Chênes", "Peupliers", "Sorbiers", "Ormes" }

function init(args)
  run = args[1]
  wrk.method = "POST"
  wrk.headers["Content-Type"] = "application/json"
end

function request()
  turn = turn + 1
  wrk.headers["Idempotency-Key"] = run .. "-" .. turn
  return wrk.format(nil, nil, nil, string.format(
    '{"text": "Un nid-de-poule profond devant le numéro %d, dangereux à vélo.", "place": "%d rue des %s",' ..
    ' "requester": {"firstName": "%s", "lastName": "%s", "phone": "06%08d"}}', turn, turn % 200 + 1,
    street[turn % #street + 1], first[turn % #first + 1], last[turn % #last + 1], turn))
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format("FIGURES %d %d %d %d %d\n", latency:percentile(50), latency:percentile(99),
    summary.requests, summary.duration,
    errors.status + errors.connect + errors.read + errors.write + errors.timeout))
end
