import Html

/// The product's own mark: an open doorway — *một cửa* — with a lamp-lit sill. It stands for no authority
/// (REQ-POR-002).
public let doorwayMark: HTML = """
    <svg class="mark" viewBox="0 0 48 48" aria-hidden="true" focusable="false">\
    <rect class="mark__wall" width="48" height="48" rx="9"/>\
    <path class="mark__door" d="M14 38V20.5C14 14.7 18.5 10 24 10s10 4.7 10 10.5V38Z"/>\
    <path class="mark__leaf" d="M24 10c5.5 0 10 4.7 10 10.5V38l-10-4.5Z"/>\
    <path class="mark__sill" d="M9 38h30v2.5H9Z"/>\
    <circle class="mark__knob" cx="27" cy="25.5" r="1.3"/></svg>
    """
