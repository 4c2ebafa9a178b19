-- A status a request: each dossier goes through the acts given, one after the other.
-- `desk.lua FILE`: one line an act with its name, the officer's cookie and the form up to the version, with tabs
-- between; an empty line; then the codes, each with its version, with a tab between.
dofile(os.getenv("BENCH_LUA") .. "/report.lua")
local acts, codes, at, waiting, taken, version = {}, {}, 0, {}, {}, {}
units, wrong = 0, 0

function init(arguments)
    local list = acts
    for _, line in ipairs(lines_of(arguments[1])) do
        if line == "" then list = codes else table.insert(list, line) end
    end
    for n, line in ipairs(acts) do
        local name, cookie, form = line:match("^([^\t]*)\t([^\t]*)\t([^\t]*)$")
        local headers = headed({Cookie = cookie, ["Content-Type"] = "application/x-www-form-urlencoded"})
        acts[n] = {name = name, headers = headers, form = form}
    end
end

local function next_act(code)
    taken[code] = (taken[code] or 0) + 1
    local act = acts[taken[code]]
    if not act then return nil end
    version[code] = version[code] + 1
    return wrk.format("POST", "/can-bo/ho-so/" .. code .. "/" .. act.name, act.headers, act.form .. version[code] - 1)
end

function request()
    if #waiting > 0 then return table.remove(waiting) end
    at = at + 1
    if not codes[at] then return wrk.format("GET", "/het-ho-so") end
    local code, now = codes[at]:match("^([^\t]*)\t([^\t]*)$")
    version[code] = tonumber(now)
    return next_act(code)
end

function response(status, headers)
    local code = location(headers):match("^/can%-bo/ho%-so/([^/?]+)$")
    if status ~= 303 or not code then
        wrong = wrong + 1
        return
    end
    units = units + 1
    local more = next_act(code)
    if more then table.insert(waiting, more) end
end
