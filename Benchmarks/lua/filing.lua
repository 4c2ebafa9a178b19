-- Dossiers from the first press to the code: a draft is begun, its form posted with a paper, the dossier sent. What a
-- browser would read between the three is not asked for. One person a thread.
-- `filing.lua FILE`: path that begins a draft, up to its reference; then a person a line: cookie, type and file of the
-- multipart body, and the form that sends, with tabs between.
dofile(os.getenv("BENCH_LUA") .. "/report.lua")
local begin, person, waiting, turn = "", {}, {}, 0
units, wrong = 0, 0

function init(arguments)
    local lines = lines_of(arguments[1])
    begin = lines[1]
    local cookie, kind, file, form = lines[(number - 1) % (#lines - 1) + 2]:match("^([^\t]*)\t([^\t]*)\t([^\t]*)\t([^\t]*)$")
    person = {get = headed({Cookie = cookie}), fill = headed({Cookie = cookie, ["Content-Type"] = kind}), paper = whole(file),
              send = headed({Cookie = cookie, ["Content-Type"] = "application/x-www-form-urlencoded"}), form = form}
end

function request()
    if #waiting > 0 then return table.remove(waiting) end
    turn = turn + 1
    return wrk.format("GET", string.format("%s%d-%d", begin, number, turn), person.get)
end

function response(status, headers)
    local to = location(headers)
    local draft, task = to:match("^/ho%-so/([^/?]+)/(%a+)$")
    if status ~= 303 then
        wrong = wrong + 1
    elseif task == "sua" then
        table.insert(waiting, wrk.format("POST", to, person.fill, person.paper))
    elseif task == "gui" then
        table.insert(waiting, wrk.format("POST", to, person.send, person.form))
    elseif to:match("^/ho%-so/[%d.H]+%-%d+%-%d+%?") then
        units = units + 1
    else
        wrong = wrong + 1
    end
end
