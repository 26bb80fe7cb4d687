package io.federity.portal.signin;

import io.federity.error.ErrorCode;
import io.federity.error.Refusal;
import io.federity.portal.faces.ErrorPage;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The page of those who would be asked to sign in, while nobody can. Open to everybody. */
@WebServlet(SignInUnreachableServlet.PATH)
public class SignInUnreachableServlet extends HttpServlet {
  static final String PATH = "/sign-in-unreachable";
  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    Refusal refusal =
        new Refusal(
            ErrorCode.IDENTITY_PROVIDER_UNREACHABLE,
            "nobody can sign in at the moment; what was sent before is not lost");
    ErrorPage.answer(request, response, refusal, back(request));
  }

  /** The page that was asked for; nothing but pages of the portal. */
  static String back(HttpServletRequest request) {
    String pages = request.getContextPath() + "/app/";
    String wanted = request.getParameter("back");
    return wanted != null && wanted.startsWith(pages) ? wanted : pages + "inbox";
  }
}
