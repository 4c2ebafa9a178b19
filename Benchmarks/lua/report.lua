-- What a closed loop came to, as one JSON line that the bench reads; `units` is what the script itself counted.
local threads = {}

function setup(thread) table.insert(threads, thread) end

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
