-- Asks for each path of a file in turn, so many a second whatever the server does; ends with one line of figures in
-- microseconds. A connection that waits for an answer takes no turn: give it more of them than answers can be late.
local ffi = require("ffi")
ffi.cdef[[
  typedef struct { long seconds; long nanoseconds; } moment;
  int clock_gettime(int clock, moment *now);
]]
local paths, turn, every, due = {}, 0, 0, nil
local moment = ffi.new("moment")

local function now()
  ffi.C.clock_gettime(1, moment)
  return tonumber(moment.seconds) * 1000 + tonumber(moment.nanoseconds) / 1e6
end

function init(args)
  for line in io.lines(args[1]) do
    paths[#paths + 1] = wrk.format("GET", line)
  end
  every = 1000 / tonumber(args[2])
end

function delay()
  due = math.max((due or now()) + every, now() - 100)
  return math.max(0, math.floor(due - now() + 0.5))
end

function request()
  turn = turn % #paths + 1
  return paths[turn]
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format("FIGURES %d %d %d %d %d\n", latency:percentile(50), latency:percentile(99),
    summary.requests, summary.duration,
    errors.status + errors.connect + errors.read + errors.write + errors.timeout))
end
