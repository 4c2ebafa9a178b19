"""The invented people of the specification's sample province; none of them exists."""

from dataclasses import dataclass

PASSWORD = "Binhminh#2026"  # of every account that the samples bring


@dataclass(frozen=True)
class Person:
    name: str
    born: str
    number: str
    phone: str
    password: str = PASSWORD


C_MAU = Person("Lê Thị Mẫu", "15/03/1990", "099190000101", "0950000101", "Mau@1990")
C_THU = Person("Trần Văn Thử", "02/09/1985", "099085000102", "0950000102")
C_VIDU = Person("Nguyễn Thị Ví Dụ", "20/11/2001", "099301000103", "0950000103", "Vidu#2001")
C_CU = Person("Phạm Văn Cũ", "01/01/1970", "990000105", "0950000105")
C_HMO = Person("H'Mơ Niê", "07/07/1995", "099195000106", "0950000106")
O_CUA = Person("Hoàng Thị Cửa", "08/03/1988", "099188000201", "0950000201")
O_XULY = Person("Vũ Văn Xử Lý", "01/05/1980", "099080000202", "0950000202")
O_CHUAGAN = Person("Đỗ Thị Chưa Gán", "12/12/1992", "099192000203", "0950000203")
A_MOT = Person("Bùi Văn Một", "03/02/1978", "099078000211", "0950000211")
A_HAI = Person("Ngô Thị Hai", "20/10/1983", "099183000212", "0950000212")
V_VPCP = Person("Vận hành VPCP", "", "099070000999", "0950000999")

SECOND_PHONE_OF_THU = "0950000199"
EVERYONE = (C_MAU, C_THU, C_VIDU, C_CU, C_HMO, O_CUA, O_XULY, O_CHUAGAN, A_MOT, A_HAI, V_VPCP)
