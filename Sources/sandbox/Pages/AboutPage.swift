import Html

/// What the parties without a page of their own say of themselves.
enum AboutPage {
    static let telco = Frame.page(
        "Đối soát thông tin thuê bao",
        """
        <p>Đóng vai cơ sở dữ liệu thuê bao của các nhà mạng: trả lời số điện thoại có đúng do một người đứng tên hay
        không, theo giao diện CAMARA KYC Match 0.3 với OAuth 2.0.</p>
        <dl>
        <dt>Lấy mã truy cập</dt><dd><code>POST /oauth2/token</code></dd>
        <dt>Đối soát</dt><dd><code>POST /kyc-match/v0.3/match</code></dd>
        <dt>Các SIM đã biết</dt><dd><a href="/_ctl/sims">/_ctl/sims</a></dd>
        <dt>Lỗi đang giả lập</dt><dd><a href="/_ctl/fault">/_ctl/fault</a></dd>
        </dl>
        """)

    static let certificates = Frame.page(
        "Tổ chức chứng thực chữ ký số",
        """
        <p>Đóng vai hai tổ chức chứng thực (cơ quan nhà nước, công cộng) và một tổ chức lạ: cấp chứng thư số cho những
        người mẫu, trả lời tình trạng chứng thư số.</p>
        <dl>
        <dt>OCSP (RFC 6960)</dt><dd><code>POST /ocsp</code></dd>
        <dt>Danh sách thu hồi</dt><dd><code>GET /crl/co-quan.crl</code>, <code>GET /crl/cong-cong.crl</code></dd>
        <dt>Thu hồi, chỉ dành cho kiểm thử</dt><dd><code>POST /_ctl/revoked</code></dd>
        <dt>Lỗi đang giả lập</dt><dd><a href="/_ctl/fault">/_ctl/fault</a></dd>
        </dl>
        """)

    static let captcha = Frame.page(
        "Dịch vụ mã xác thực",
        """
        <p>Đóng vai một dịch vụ mã xác thực bên ngoài: vẽ hình có chữ và kiểm tra câu trả lời, mỗi mã một lần.</p>
        <dl>
        <dt>Tạo mã</dt><dd><code>POST /v1/challenges</code></dd>
        <dt>Kiểm tra</dt><dd><code>POST /v1/challenges/{id}/verify</code></dd>
        <dt>Đáp án, chỉ dành cho kiểm thử</dt><dd><code>GET /_ctl/captcha/{id}</code></dd>
        <dt>Lỗi đang giả lập</dt><dd><a href="/_ctl/fault">/_ctl/fault</a></dd>
        </dl>
        """)
}
