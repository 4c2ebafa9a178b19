-- Asks for the paths of a file in turn, each thread from a place of its own. `paths.lua FILE`
dofile(os.getenv("BENCH_LUA") .. "/report.lua")
local requests, at = {}, 0

function init(arguments)
    for path in io.lines(arguments[1]) do table.insert(requests, wrk.format("GET", path)) end
    math.randomseed(os.time() + tonumber(tostring(requests):match("0x(%x+)"), 16) % 100000)
    at = math.random(#requests)
end

function request()
    at = at % #requests + 1
    return requests[at]
end
