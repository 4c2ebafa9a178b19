-- A signed-in user's code flow: authorize, token, userinfo. The answers say what comes next, so the connections of a
-- thread share one queue; whoever is free takes the next step of any flow, or begins a new one.
-- `codeflow.lua FILE`: authorize path, token path, userinfo path, form of the token request without the code, and then
-- the cookies of the users, one a line.
dofile(os.getenv("BENCH_LUA") .. "/report.lua")
local authorize, token, info, form, waiting, turn = {}, "", "", "", {}, 0
units, wrong = 0, 0

function init(arguments)
    local lines = {}
    for line in io.lines(arguments[1]) do table.insert(lines, line) end
    token, info, form = lines[2], lines[3], lines[4]
    for n = 5, #lines do
        local headers = {}
        for name, value in pairs(wrk.headers) do headers[name] = value end
        headers["Cookie"] = lines[n]
        table.insert(authorize, wrk.format("GET", lines[1], headers))
    end
end

function request()
    if #waiting > 0 then return table.remove(waiting) end
    turn = turn % #authorize + 1
    return authorize[turn]
end

local function header(headers, name) return headers[name] or headers[name:lower()] end

function response(status, headers, body)
    if status == 303 then
        local code = (header(headers, "Location") or ""):match("[?&]code=([^&]+)")
        if not code then wrong = wrong + 1 return end
        local with = {["Content-Type"] = "application/x-www-form-urlencoded", ["Host"] = wrk.headers["Host"]}
        table.insert(waiting, wrk.format("POST", token, with, form .. code))
        return
    end
    if status ~= 200 then wrong = wrong + 1 return end
    local access = body:match('"access_token"%s*:%s*"([^"]+)"')
    if access then
        table.insert(waiting, wrk.format("GET", info, {["Authorization"] = "Bearer " .. access, ["Host"] = wrk.headers["Host"]}))
    elseif body:find('"sub"', 1, true) then
        units = units + 1
    else
        wrong = wrong + 1
    end
end
