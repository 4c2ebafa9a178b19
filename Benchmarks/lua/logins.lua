-- The password step of a login: authorize begins one, and its form is sent with the right password.
-- `logins.lua FILE`: authorize path, then the forms of the users, one a line. The guest's cookie comes as a header.
dofile(os.getenv("BENCH_LUA") .. "/report.lua")
local begin, forms, waiting, turn = "", {}, {}, 0
units, wrong = 0, 0

function init(arguments)
    for line in io.lines(arguments[1]) do
        if begin == "" then begin = wrk.format("GET", line) else table.insert(forms, line) end
    end
end

function request()
    if #waiting > 0 then return table.remove(waiting) end
    return begin
end

function response(status, headers)
    local to = headers["Location"] or headers["location"] or ""
    if status ~= 303 then
        wrong = wrong + 1
    elseif to:find("/cong-tinh/dang-nhap", 1, true) then
        turn = turn % #forms + 1
        local with = {}
        for name, value in pairs(wrk.headers) do with[name] = value end
        with["Content-Type"] = "application/x-www-form-urlencoded"
        table.insert(waiting, wrk.format("POST", to:gsub("^https?://[^/]+", ""), with, forms[turn]))
    else
        units = units + 1
    end
end
