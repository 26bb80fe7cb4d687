package io.federity.audit.faces;

import io.federity.audit.AuditFilter;
import io.federity.audit.service.AuditService;
import io.federity.error.Outcome;
import io.federity.error.Refusal;
import io.federity.portal.faces.SignedInPerson;
import io.federity.wire.AuditView;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;

/** The filtered audit trail as CSV (RFC 4180), page by page, so that its length does not matter. */
@WebServlet("/app/audit.csv")
public class AuditCsvServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final int PAGE = 500;

  @Inject private transient AuditService audit;
  @Inject private transient SignedInPerson person;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    AuditFilter filter = AuditQuery.read(request::getParameter, PAGE);
    Outcome<List<AuditView>> first = audit.list(person.actor(), filter);
    if (first instanceof Outcome.Refused<List<AuditView>>(Refusal refusal)) {
      response.sendError(refusal.code().httpStatus(), refusal.detail());
      return;
    }
    response.setContentType("text/csv; charset=UTF-8");
    response.setHeader("Content-Disposition", "attachment; filename=\"federity-audit.csv\"");
    PrintWriter out = response.getWriter();
    out.print(AuditCsv.HEADER);
    Outcome<List<AuditView>> page = first;
    while (page instanceof Outcome.Accepted<List<AuditView>>(List<AuditView> entries)
        && !entries.isEmpty()) {
      entries.forEach(entry -> out.print(AuditCsv.line(entry)));
      page = audit.list(person.actor(), filter.page(Optional.of(entries.getLast().number()), PAGE));
    }
  }
}
