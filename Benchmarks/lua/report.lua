-- What a closed loop came to, as one JSON line that the bench reads; `units` is what the script itself counted.
-- Each thread is told its `number`, from 1, so that it can be somebody of its own.
local threads = {}

function setup(thread)
    table.insert(threads, thread)
    thread:set("number", #threads)
end

function lines_of(path)
    local lines = {}
    for line in io.lines(path) do table.insert(lines, line) end
    return lines
end

function whole(path)
    local file = assert(io.open(path, "rb"))
    local bytes = file:read("*a")
    file:close()
    return bytes
end

-- The headers given on the command line, and some more.
function headed(more)
    local headers = {}
    for name, value in pairs(wrk.headers) do headers[name] = value end
    for name, value in pairs(more) do headers[name] = value end
    return headers
end

function location(headers)
    return (headers["Location"] or headers["location"] or ""):gsub("^https?://[^/]+", "")
end

function done(summary, latency)
    local errors, units, wrong = summary.errors, 0, 0
    for _, thread in ipairs(threads) do
        units = units + (tonumber(thread:get("units")) or 0)
        wrong = wrong + (tonumber(thread:get("wrong")) or 0)
    end
    print(string.format(
        '{"requests": %d, "seconds": %.6f, "bytes": %d, "p50": %.4f, "p99": %.4f, "units": %d, "wrong": %d, "status": %d, "broken": %d}',
        summary.requests, summary.duration / 1e6, summary.bytes, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3,
        units, wrong, errors.status, errors.connect + errors.read + errors.write + errors.timeout))
end
